# frozen_string_literal: true

class SessionsController < ApplicationController
  skip_before_action :require_login,
                     only: %i[
                       new
                       create
                     ]

  def new
    @session = Session.new
  end

  def create
    user = User.find_by(email: params[:email])

    if user&.authenticate(params[:password])
      reset_session
      session[:user_id] = user.id
      redirect_to root_url
    elsif user
      flash.now[:alert] = 'Wrong password'

      render :new, status: :unauthorized
    else
      render :new, status: :not_found
    end
  end

  def destroy
    reset_session

    redirect_to root_url
  end
end
