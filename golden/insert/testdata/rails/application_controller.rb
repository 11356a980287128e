class ApplicationController < ActionController::Base
  include Pundit::Authorization

  protect_from_forgery with: :exception

  rescue_from Pundit::NotAuthorizedError do |error|
    logger.info(error.message)

    redirect_to root_path, alert: 'You may not do this.'
  end

  class << self
    def sections(*names)
      names.each do |name|
        define_method(:"#{name}_section") { render partial: "sections/#{name}" }
      end
    end

    private

    def section_names
      []
    end
  end

  sections :news, :offers

  helper_method def signed_in?
    session[:user_id].present?
  end

  def health
    head :ok
  end
end
