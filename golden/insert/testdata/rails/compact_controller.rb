class Admin::UsersController < Admin::BaseController
  def index = render(json: User.all)

  def show
    user = User.find_by(id: params[:id]) or return head(:not_found)
    render json: user
  end

  private def load_user
    @user = User.find(params[:id])
  end

  private

  attr_reader :user

  public

  def destroy
    load_user
    user.destroy!

    head :no_content
  end
end
