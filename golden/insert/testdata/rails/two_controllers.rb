class CatsController < ApplicationController
  def index
    render json: Cat.all
  end

  private

  def cat = Cat.find(params[:id])
end

class DogsController < ApplicationController
  def index
    render json: Dog.all
  end
end
